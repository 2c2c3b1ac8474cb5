import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { censusContract } from "./contract.ts";
import { censusFacts } from "./facts.ts";
import { censusRouter, servedReplies, servedRounds } from "./server.ts";
import { surveyContract } from "./survey-contract.ts";
import { servedSurveys, servedSurveyStations, surveyRouter } from "./survey-server.ts";

export const censusRoom = defineRoom({
  name: "census",
  help,
  records: { census_round: servedRounds, census_reply: servedReplies, survey_station: servedSurveyStations, survey: servedSurveys },
  contracts: { census: censusContract, surveys: surveyContract },
  routers: { census: censusRouter, surveys: surveyRouter },
  facts: censusFacts,
});
