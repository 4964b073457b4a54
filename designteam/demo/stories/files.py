"""Two files with references as the researcher of De Waterlelie has them: school, days ago, name, and what is in it.

The works are made up, but for the one that stands in the library already.
"""

KEPT = ("De Waterlelie", 12, "rekenen-en-kiezen.bib", r"""
@article{velde2022,
  author = {van der Velde, Marijke and Pieters, Jos},
  title = {Eerst kijken, dan kiezen: een voorbeeldles in groep 6},
  journal = {Rekenen in beeld}, year = {2022}, volume = {14}, number = {3}, pages = {22--29},
  abstract = {Twee leraren beschrijven hoe leerlingen hun eigen som nakeken voordat zij een taak kozen.}
}

@book{hofstra2018,
  author = {Hofstra, Wietske}, title = {Loslaten zonder los te laten}, publisher = {Uitgeverij De Dijk},
  address = {Sneek}, year = {2018}
}

@incollection{terhorst2020,
  author = {ter Horst, Anne}, title = {Wat een planbord vertelt}, booktitle = {Zicht op zelfstandig werken},
  editor = {Kuiper, Bram}, publisher = {Uitgeverij De Dijk}, year = {2020}, pages = {41--58}
}

@techreport{werkplaats2023,
  author = {{Werkplaats Eigenaarschap}}, title = {Kiezen leren. Verslag van een schooljaar op vijf scholen},
  institution = {Werkplaats Eigenaarschap}, year = {2023}
}
""")  # fmt: skip

WAITING = ("De Waterlelie", 1, "zotero-onderzoek.bib", r"""
@article{velde2024,
  author = {van der Velde, Marijke and Bosma, Rik and Pieters, Jos and de Wit, Hanneke},
  title = {Wat leerlingen zeggen als ze zelf kiezen}, journal = {Rekenen in beeld}, year = {2024},
  volume = {16}, number = {1}, pages = {4--13}
}

@article{kostons2012,
  author = {Kostons, Danny and van Gog, Tamara and Paas, Fred},
  title = {Training self-assessment and task-selection skills}, journal = {Learning and Instruction},
  year = {2012}, volume = {22}, number = {2}, pages = {121--132}
}

@book{hofstra2018,
  author = {W. Hofstra}, title = {Loslaten, zonder los te laten}, publisher = {De Dijk}, year = {2018}
}

@inproceedings{bosma2023,
  author = {Bosma, Rik}, title = {Vijf minuten nakijken aan het begin van de les},
  booktitle = {Bijdragen aan de studiedag Rekenen}, year = {2023}, pages = {17--21}
}

@article{smids2019, author = {Smids, Ellen}, journal = {Rekenen in beeld}, year = {2019}, volume = {11}, pages = {30--33}}

@mastersthesis{groen2022,
  author = {Groen, Lotte}, title = {Kleuren op het planbord: wat doen leerlingen van groep 7 ermee?},
  school = {Pabo aan de Vecht}, year = {2022}
}

@book{half2020,
  author = {de Wit, Hanneke},
  title = {Samen kijken naar {werk,
  year = {2020}
}

@online{meer2025,
  author = {van der Meer, Ties}, title = {Drie vragen bij een weektaak}, url = {https://voorbeeld.example/weektaak},
  urldate = {2025-09-14}, year = {2025}
}

@article{pieters2020,
  author = {Pieters, Jos}, title = {Te moeilijk gekozen, en dan?}, journal = {Rekenen in beeld}, year = {2020},
  volume = {12}, number = {4}, pages = {8--12}
}

@incollection{kuiper2020,
  author = {Kuiper, Bram}, title = {De leraar naast de leerling}, booktitle = {Zicht op zelfstandig werken},
  publisher = {Uitgeverij De Dijk}, year = {2020}, pages = {9--24}
}

@techreport{inzicht2024,
  author = {{Werkplaats Eigenaarschap}}, title = {Uitleg op maat: zes gesprekken met leraren},
  institution = {Werkplaats Eigenaarschap}, year = {2024}
}

@article{hofstra2023,
  author = {Hofstra, Wietske}, title = {Wanneer help je niet?}, journal = {De nieuwe klas}, year = {2023},
  volume = {5}, number = {2}, pages = {14--19}
}
""")  # fmt: skip
