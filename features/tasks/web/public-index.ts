import type { PublicGroup } from "../../../platform/ui/room.ts";
import { OutsidePage } from "./public.tsx";

/** A body without account writes how its part of a task gets on. */
export const publicTasksRoom: PublicGroup = { room: "tasks", routes: [{ path: "/link/task", component: OutsidePage }] };
