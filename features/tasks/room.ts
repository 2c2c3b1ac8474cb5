import { defineRoom } from "../../platform/rooms/room.ts";
import { charterContract } from "./charter-contract.ts";
import { charterRouter, servedCharters } from "./charter-server.ts";
import { servedDuties } from "./duty-server.ts";
import { help } from "./help.ts";
import { pairPapers } from "./papers.ts";
import { tasksContract } from "./contract.ts";
import { tasksFacts, tasksSentences } from "./facts.ts";
import { writeMinutes, writeNotice } from "./minutes-file.ts";
import { pairContract } from "./pair-contract.ts";
import { pairRouter, servedIncentives, servedPairRules, servedPairs } from "./pair-server.ts";
import { plansContract } from "./plan-contract.ts";
import { plansRouter, servedPlans } from "./plan-server.ts";
import { outsideContract } from "./outside-contract.ts";
import { outsideFiles } from "./outside.ts";
import { outsideRouter, servedMeetings, servedRhythms, servedTaskRules, servedTasks, tasksRouter } from "./server.ts";

export const tasksRoom = defineRoom({
  name: "tasks",
  help,
  written: pairPapers,
  records: {
    charter: servedCharters,
    meeting: servedMeetings,
    task: servedTasks,
    task_rule: servedTaskRules,
    feedback_rhythm: servedRhythms,
    action_plan: servedPlans,
    pair: servedPairs,
    pair_rule: servedPairRules,
    duty_list: servedDuties,
    incentive: servedIncentives,
  },
  contracts: { tasks: tasksContract, charters: charterContract, pair: pairContract, plans: plansContract, publicTasks: outsideContract },
  uploads: { "task.outside": outsideFiles },
  routers: { tasks: tasksRouter, charters: charterRouter, pair: pairRouter, plans: plansRouter, publicTasks: outsideRouter },
  facts: tasksFacts,
  sentences: tasksSentences,
  papers: { "meetings/:id/minutes": writeMinutes, "meetings/:id/notice": writeNotice },
});
