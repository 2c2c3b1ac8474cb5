-- Where and how whoever reads the list while it is shown objects to it: telephone, address.
ALTER TABLE congress ADD COLUMN object_to text NOT NULL DEFAULT '向发起单位书面反映，写明姓名和联系方式';
ALTER TABLE congress ALTER COLUMN object_to DROP DEFAULT;
