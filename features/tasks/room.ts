import { defineRoom } from "../../platform/rooms/room.ts";
import { tasksContract } from "./contract.ts";
import { tasksFacts } from "./facts.ts";
import { writeMinutes } from "./minutes-file.ts";
import { servedMeetings, servedTaskRules, servedTasks, tasksRouter } from "./server.ts";

export const tasksRoom = defineRoom({
  name: "tasks",
  records: { meeting: servedMeetings, task: servedTasks, task_rule: servedTaskRules },
  contracts: { tasks: tasksContract },
  routers: { tasks: tasksRouter },
  facts: tasksFacts,
  papers: { "meetings/:id/minutes": writeMinutes },
});
