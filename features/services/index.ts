export { importNeed, type Imported } from "./needs-import.ts";
export { readNeeds } from "./needs-file.ts";
export { getDemand, handLink, stepDemand } from "./demands.ts";
export { expireDemands, holderOf, refuseLink, useLink } from "./confirmation.ts";
export { findContact, findSupplyContact, type DemandRecord } from "./queries.ts";
export { servicesFacts } from "./facts.ts";
export { greyProcess } from "./grey-process.ts";
export { demandProcess, introductionProcess } from "./process.ts";
export { listDemands } from "./demand-list.ts";
