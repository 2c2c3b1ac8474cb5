import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { assessmentsContract } from "./contract.ts";
import { servedComposites } from "./composite-server.ts";
import { dossierOf, dossierPdfOf } from "./dossier.ts";
import { assessmentsRouter, servedAssessments, servedObjections, servedRounds, servedStandards } from "./server.ts";
import { servedTitles } from "./titles-server.ts";

export const assessmentsRoom = defineRoom({
  name: "assessments",
  help,
  records: {
    standard: servedStandards,
    assessment_round: servedRounds,
    assessment: servedAssessments,
    assessment_objection: servedObjections,
    composite_assessment: servedComposites,
    title_award: servedTitles,
  },
  contracts: { assessments: assessmentsContract },
  papers: { "assessments/:id/dossier": dossierOf, "assessments/:id/dossier-pdf": dossierPdfOf },
  routers: { assessments: assessmentsRouter },
});
