export { Assignment, MOST_FIT, type Pair } from "./assignment.ts";
export { Flow } from "./flow.ts";
