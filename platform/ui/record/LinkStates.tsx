import { useQuery } from "@tanstack/react-query";
import { useStrings } from "../../i18n/locale.ts";
import { InstantText } from "./FieldText.tsx";
import { Section } from "../Page.tsx";
import { listLinks, type SentLink } from "./sent-links.ts";
import { linkStrings } from "./link-strings.ts";

/** What became of a case's one-time links, and of the messages that carried them; asked again while one is on its way. */
export const useLinks = (caseId: number) =>
  useQuery({
    queryKey: ["links", caseId],
    queryFn: () => listLinks(caseId),
    refetchInterval: (q) => (q.state.data?.links.some((l) => l.messages.some((m) => m.state === "queued")) ? 3000 : false),
  });

export function LinkStates({ caseId }: { readonly caseId: number }) {
  const s = useStrings(linkStrings);
  const { data } = useLinks(caseId);
  if (!data || data.links.length === 0) return null;
  return (
    <Section title={s.links}>
      <ul className="bh-items">
        {data.links.map((l) => (
          <li key={l.id}>
            <span>{l.party === "supplier" ? s.supplier : s.demander}</span>
            <span className="bh-quiet">
              <InstantText at={l.createdAt} />
            </span>
            <span>{s[l.state]}</span>
            {l.messages.length === 0 ? (
              <span className="bh-quiet">{s.byHand}</span>
            ) : (
              <span>
                {l.messages.map((m) => (
                  <MessageState key={m.channel} message={m} />
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function MessageState({ message }: { message: SentLink["messages"][number] }) {
  const s = useStrings(linkStrings);
  const trying = message.state === "queued" && message.attempts > 0;
  return (
    <>
      {s[message.channel]} {s[message.state]} {trying && s.tries(message.attempts)}{" "}
      {message.state !== "sent" && message.fault !== null && <code>{message.fault}</code>}
    </>
  );
}
