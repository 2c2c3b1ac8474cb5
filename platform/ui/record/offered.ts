import type { Turn } from "../../casework/turn.ts";
import type { AvailableAction } from "./ActionBar.tsx";

/** What this reader is shown a button for: where it is another's move, nothing that he can neither do nor mend; whom it waits for stands beside. */
export const offeredTo = <A extends Pick<AvailableAction, "allowed" | "unmet">>(actions: readonly A[], turn: Turn | undefined): A[] =>
  actions.filter((a) => !turn || turn.isMine || a.allowed || a.unmet.some((u) => u.at !== null));
