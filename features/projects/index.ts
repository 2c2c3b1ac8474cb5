export { listAgreementsOfFirm, listLookbacksOfFirm } from "./of-firm.ts";
