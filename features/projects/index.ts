export { draftAgreement } from "./agreements.ts";
export { listAgreementsOfFirm, listLookbacksOfFirm } from "./of-firm.ts";
