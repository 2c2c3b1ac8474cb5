export { isUsername } from "./accounts.ts";
export { findPersonByAccount, listColleagues, listPosts } from "./queries.ts";
export { movePosts } from "./posts.ts";
export { isOfficer, isRole, ROLES } from "./roles.ts";
