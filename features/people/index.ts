export { findPersonByAccount, listColleagues, listHolders, listPosts } from "./queries.ts";
