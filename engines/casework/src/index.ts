export {
  act,
  availableActions,
  describeRefusal,
  table,
  type ActRefusal,
  type ActRequest,
  type Actor,
  type AvailableAction,
  type GateState,
} from "./actions.ts";
export type { Label } from "./label.ts";
export { defineProcess, UnsoundProcess, type ActionDef, type DateUnit, type GateDef, type ProcessDef, type StateDef } from "./process.ts";
export { deadlines, replay, type CaseEvent, type CaseStatus, type Deadline, type ReplayRefusal } from "./status.ts";
