export { Assignment, MOST_FIT, type Pair } from "./assignment.ts";
export { Flow } from "./flow.ts";
export { AssignmentByKey, type KeyedExpert, type KeyedNeed } from "./by-key.ts";
