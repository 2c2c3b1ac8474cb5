import { sql } from "kysely";
import { defineRoom, type PersonRow } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { trainingPapers } from "./papers.ts";
import { trainingContract } from "./contract.ts";
import { codeColumn } from "./desk.ts";
import { trainingFacts, trainingSentences } from "./facts.ts";
import { servedCourses, servedDaysOff, servedQuestions, servedRates, servedTeachers, trainingRouter } from "./server.ts";

export const trainingRoom = defineRoom({
  name: "training",
  help,
  written: trainingPapers,
  records: {
    course: servedCourses,
    teacher: servedTeachers,
    day_off: servedDaysOff,
    fee_rate: servedRates,
    course_question: servedQuestions,
  },
  contracts: { training: trainingContract },
  routers: { training: trainingRouter },
  facts: trainingFacts,
  sealed: [codeColumn],
  persons: [
    {
      list: "teacher",
      label: { zh: "授课人", en: "Teachers" },
      permission: "teacher.read",
      path: "/training/teachers",
      talents: true,
      rows: sql<PersonRow>`select t.id, t.name, array[t.employer] as units, array_remove(array[t.phone], null) as phones, '{}'::text[] as emails,
        null::text as identity, null::int as "bornYear", '{}'::text[] as fields,
        array(select distinct k.title from course_session s join course k on k.id = s.course_id where s.teacher_id = t.id) as works,
        array_remove(array[t.title], null) as titles,
        t.unit_path as "unitPath" from teacher t`,
    },
  ],
  sentences: trainingSentences,
});
