import { house } from "./rooms.ts";

/** Role → permissions of all rooms. */
export const rolePermissions = house.permissions;
