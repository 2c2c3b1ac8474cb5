export { isUsername } from "./accounts.ts";
export { listNotices } from "./consent.ts";
export { mayConsent, powerOver } from "./power.ts";
export { findPersonByAccount, listColleagues, listPosts } from "./queries.ts";
export { canAct, findDecider, isStaffContact, ownerOf } from "./deciders.ts";
export { movePosts } from "./posts.ts";
export { isOfficer, isRole, ROLES, type Role } from "./roles.ts";
export { refreshPersons } from "./entries.ts";
export { identityRound } from "./identity.ts";
