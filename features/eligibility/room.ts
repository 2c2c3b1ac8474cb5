import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { eligibilityContract } from "./contract.ts";
import { eligibilityRouter, servedBenefits, servedFirms } from "./server.ts";

/** No facts: that a policy might be for a firm accomplishes nothing yet. */
export const eligibilityRoom = defineRoom({
  name: "eligibility",
  help,
  records: { firm: servedFirms, benefit: servedBenefits },
  contracts: { eligibility: eligibilityContract },
  routers: { eligibility: eligibilityRouter },
});
