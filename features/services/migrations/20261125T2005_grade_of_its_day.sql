ALTER TABLE candidate ADD COLUMN grade text CHECK (grade IN ('high', 'good', 'some', 'low'));
UPDATE candidate SET grade = CASE WHEN score >= 0.6 THEN 'high' WHEN score >= 0.42 THEN 'good' WHEN score >= 0.25 THEN 'some' ELSE 'low' END;
ALTER TABLE candidate ALTER COLUMN grade SET NOT NULL;
COMMENT ON COLUMN candidate.grade IS 'How well it fits, by the weights of the day; load, region and past outcomes order candidates and do not lift it.';
ALTER TABLE introduction ADD COLUMN grade text CHECK (grade IN ('high', 'good', 'some', 'low'));
UPDATE introduction SET grade = CASE WHEN score >= 0.6 THEN 'high' WHEN score >= 0.42 THEN 'good' WHEN score >= 0.25 THEN 'some' ELSE 'low' END;
ALTER TABLE introduction ALTER COLUMN grade SET NOT NULL;
COMMENT ON COLUMN introduction.grade IS 'The candidate''s when it was chosen.';
