import { Checkbox, InputNumber } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import type { AssignmentPlan } from "./api.ts";
import { matchingStrings } from "./strings.ts";
import type { Trial } from "./trial.ts";

export function ExpertLimits({
  experts,
  trial,
  onTry,
}: {
  experts: AssignmentPlan["experts"];
  trial: Trial;
  onTry: (trial: Trial) => void;
}) {
  const s = useStrings(matchingStrings);
  return (
    <details className="bh-section">
      <summary>{s.experts}</summary>
      <p className="bh-quiet">{s.expertsLead}</p>
      <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.experts}>
        <table className="bh-plain-table bh-stack">
          <thead>
            <tr>
              <th scope="col">{s.expert}</th>
              <th scope="col">{s.taken}</th>
              <th scope="col">{s.givenNow}</th>
              <th scope="col">{s.limit}</th>
              <th scope="col">{s.leaveOut}</th>
            </tr>
          </thead>
          <tbody>
            {experts.map((e) => (
              <tr key={e.supplyId}>
                <th scope="row">
                  {e.name}
                  <br />
                  <small className="bh-quiet">{e.organisation}</small>
                </th>
                <td data-label={s.taken}>{e.taken}</td>
                <td data-label={s.givenNow}>{e.given}</td>
                <td data-label={s.limit}>
                  <InputNumber
                    min={0}
                    max={100}
                    value={e.limit}
                    aria-label={s.limitOf(e.name)}
                    onChange={(limit) => limit !== null && onTry({ ...trial, limits: { ...trial.limits, [e.supplyId]: limit } })}
                  />
                </td>
                <td data-label={s.leaveOut}>
                  <Checkbox
                    aria-label={s.leaveOutOf(e.name)}
                    checked={trial.without.includes(e.supplyId)}
                    onChange={(event) =>
                      onTry({
                        ...trial,
                        without: event.target.checked ? [...trial.without, e.supplyId] : trial.without.filter((id) => id !== e.supplyId),
                      })
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
