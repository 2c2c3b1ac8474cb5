export { isUsername } from "./accounts.ts";
export { findPersonByAccount, listColleagues, listHolders, listPosts } from "./queries.ts";
export { isOfficer, isRole, ROLES } from "./roles.ts";
