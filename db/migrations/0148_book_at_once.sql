-- Looked up 500 papers at a time while 500 acts are written: a list of what is not in the index yet would be read each time.
alter index custody_acts_of_originals set (fastupdate = off);
