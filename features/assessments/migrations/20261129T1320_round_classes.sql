ALTER TABLE assessment_round ADD COLUMN classes text;
COMMENT ON COLUMN assessment_round.classes IS 'Which units are measured as which class, in words: 山区县：甲县、乙县；城区：丙区. Said by the assessing unit; no unit chooses its own.';
