-- Of a need's case the search reads title, units and day of opening; a step alters none of them and names nothing to be read again. Agreements are named by their own rows.
DROP TRIGGER search_demand_case ON work_case;
CREATE TRIGGER search_demand_case AFTER UPDATE OF title, unit_path, shared_path, opened_on, process ON work_case FOR EACH ROW
  WHEN (NEW.process = 'demand') EXECUTE FUNCTION search_note('demand');
DROP TRIGGER search_agreement_case ON work_case;
