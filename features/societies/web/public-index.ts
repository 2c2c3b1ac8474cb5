import type { PublicGroup } from "../../../platform/ui/room.ts";
import { SocietyOwnPage } from "./public.tsx";

/** A society sees its own record and sends reviews and corrections, without account. */
export const publicSocietiesRoom: PublicGroup = { room: "societies", routes: [{ path: "/link/society", component: SocietyOwnPage }] };
