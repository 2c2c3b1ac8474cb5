import { createApi } from "../../../platform/ui/api.ts";
import type { buildsContract } from "../../builds/contract.ts";
import type { placesContract } from "../../places/contract.ts";
import type { circleContract } from "../contract.ts";

type Contract = typeof circleContract & Pick<typeof placesContract, "movePlace"> & Pick<typeof buildsContract, "planTargets">;

export const { call } = createApi<Contract>("places");
