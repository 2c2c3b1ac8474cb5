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
export {
  defineProcess,
  targetsOf,
  nextAct,
  STAY,
  todoOf,
  UnsoundProcess,
  type ActionDef,
  type ActionOf,
  type DateUnit,
  type GateDef,
  type GateOf,
  type ProcessDef,
  type StateDef,
  type StateOf,
  type WrittenProcess,
} from "./process.ts";
export { deadlines, replay, type CaseEvent, type CaseStatus, type Deadline, type ReplayRefusal } from "./status.ts";
