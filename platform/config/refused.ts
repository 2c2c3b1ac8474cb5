/** Why a start was refused, in words for whoever started it: its message is all he sees. */
export class StartRefused extends Error {}
