// On a phone the rooms of a team stand in one row that can be pushed aside: the room where one is comes into sight.
export const showThisRoom = (root) => {
  const here = root.querySelector(".tabs [aria-current]");
  const row = here?.closest(".tabs");
  if (row) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
};
