import { defineRoom } from "../../platform/rooms/room.ts";
import { trainingContract } from "./contract.ts";
import { trainingFacts } from "./facts.ts";
import { servedCourses, servedDaysOff, servedQuestions, servedTeachers, trainingRouter } from "./server.ts";

export const trainingRoom = defineRoom({
  name: "training",
  records: { course: servedCourses, teacher: servedTeachers, day_off: servedDaysOff, course_question: servedQuestions },
  contracts: { training: trainingContract },
  routers: { training: trainingRouter },
  facts: trainingFacts,
});
