// Bundles the style sheet, the script and the editor with their libraries into static/dist, under names that change with their content.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "static/dist");
// Built beside the old one and swapped in at the end: a page asked for meanwhile never finds half a folder.
const fresh = join(root, "static/dist.new");

// WeasyPrint cannot use variable fonts, so a report takes these single weights, under names that stay the same.
const printFonts = {
  "atkinson-400.woff2": "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2",
  "atkinson-400-italic.woff2": "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-italic.woff2",
  "atkinson-700.woff2": "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2",
  "literata-400.woff2": "@fontsource/literata/files/literata-latin-400-normal.woff2",
  "literata-600.woff2": "@fontsource/literata/files/literata-latin-600-normal.woff2",
};

rmSync(fresh, { recursive: true, force: true });
mkdirSync(join(fresh, "fonts"), { recursive: true });

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ["static/css/app.css", "static/js/app.js", "static/js/editor.js", "static/js/log.js", "static/js/worker.js"],
  bundle: true,
  minify: true,
  sourcemap: true,
  format: "esm",
  target: "es2022",
  legalComments: "linked",
  outdir: fresh,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".woff": "empty", ".svg": "file" },
  metafile: true,
  logLevel: "warning",
});

const manifest = {};
for (const [path, output] of Object.entries(metafile.outputs)) {
  if (output.entryPoint) manifest[basename(output.entryPoint)] = `dist/${basename(path)}`;
}

for (const [name, source] of Object.entries(printFonts)) {
  copyFileSync(join(root, "node_modules", source), join(fresh, "fonts", name));
}
for (const apart of ["print.css", "along.css"]) {
  copyFileSync(join(root, "static/css", apart), join(fresh, apart));
}
writeFileSync(join(fresh, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
