// Pure, for other rooms' server and browser alike: the kinds of places, their opening hours, positions as typed.
export { conditionOptions, groupOptions, kindOptions, PLACE_KINDS, type PlaceKind } from "./kinds.ts";
export { chinaMinute, isOpenAt, OCCASIONS, readHours, sayHours, servesOccasion, type Occasion } from "./hours.ts";
export { isClosedOn } from "./closing.ts";
export { typedFault } from "./typed-degrees.ts";
