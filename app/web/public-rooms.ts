import { publicCaravansRoom } from "../../features/caravans/web/public-index.ts";
import { publicAppraisalsRoom } from "../../features/appraisals/web/public-index.ts";
import { publicCongressRoom } from "../../features/congress/web/public-index.ts";
import { publicFairsRoom } from "../../features/fairs/web/public-index.ts";
import { publicOutreachRoom } from "../../features/outreach/web/public-index.ts";
import { publicPoliciesRoom } from "../../features/policies/web/public-index.ts";
import { portalRoom } from "../../features/portal/web/index.ts";
import { publicCensusRoom } from "../../features/census/web/public-index.ts";
import { publicSocietiesRoom } from "../../features/societies/web/public-index.ts";
import { publicStationsRoom } from "../../features/stations/web/public-index.ts";
import { publicThinktankRoom } from "../../features/thinktank/web/public-index.ts";
import { publicTasksRoom } from "../../features/tasks/web/public-index.ts";
import { publicTrainingRoom } from "../../features/training/web/public-index.ts";
import type { PublicGroup } from "../../platform/ui/room.ts";

/** The rooms of the light entry: nothing here may import Ant Design. */
export const publicRooms: readonly PublicGroup[] = [
  portalRoom,
  publicPoliciesRoom,
  publicTrainingRoom,
  publicOutreachRoom,
  publicCaravansRoom,
  publicFairsRoom,
  publicCongressRoom,
  publicCensusRoom,
  publicAppraisalsRoom,
  publicTasksRoom,
  publicThinktankRoom,
  publicStationsRoom,
  publicSocietiesRoom,
];
