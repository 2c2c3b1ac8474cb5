-- Counties and towns count their cases by an index of their own level, as cities and provinces do.
CREATE INDEX case_tally_l4 ON case_tally (process, (unit_path[4]), state) INCLUDE (n);
CREATE INDEX case_tally_l5 ON case_tally (process, (unit_path[5]), state) INCLUDE (n);
