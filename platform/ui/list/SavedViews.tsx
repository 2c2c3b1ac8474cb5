import { useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useStrings } from "../../i18n/locale.ts";
import { deviceViews, type SavedView, type ViewShelf } from "./saved-views.ts";
import { listStrings } from "../strings.ts";
import { FloatPanel } from "../FloatPanel.tsx";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { useRefusal } from "../useRefusal.ts";
import { viewsKey } from "./ViewTabs.tsx";
import { ActButton } from "../ActButton.tsx";

export interface SavedViewsProps {
  readonly list: string;
  /** The present address's query. */
  readonly query: string;
  readonly shelf?: ViewShelf | undefined;
  readonly onTake: (query: string) => void;
}

/** The person's own views of a list: take one, name the present one, delete one. */
export function SavedViews({ list, query, shelf = deviceViews, onTake }: SavedViewsProps) {
  const s = useStrings(listStrings);
  const [open, setOpen] = useState(false);
  const [views, setViews] = useState<readonly SavedView[]>([]);
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const client = useQueryClient();
  const work = useRefusal();
  const refresh = async () => {
    setViews(await shelf.list(list));
    await client.invalidateQueries({ queryKey: viewsKey(list) });
  };
  const save = () =>
    void work.run(async () => {
      await shelf.save(list, { name: name.trim(), query, shared });
      setName("");
      await refresh();
    });
  return (
    <FloatPanel
      label={s.views}
      className="bh-views"
      open={open}
      onOpenChange={(to) => {
        setOpen(to);
        if (to) void work.run(refresh);
      }}
      content={
        <>
          {views.length === 0 && <p className="bh-quiet">{s.noViews}</p>}
          <ul>
            {views.map((v) => (
              <li key={v.name}>
                <Button
                  type="link"
                  onClick={() => {
                    onTake(v.query);
                    setOpen(false);
                  }}
                >
                  {v.name}
                  {v.shared ? s.sharedMark : ""}
                </Button>
                <Button
                  hidden={typeof v.by === "string"}
                  type="text"
                  size="small"
                  aria-label={`${s.remove} ${v.name}`}
                  onClick={() =>
                    void work.run(async () => {
                      await shelf.remove(list, v.name);
                      await refresh();
                    })
                  }
                >
                  {s.remove}
                </Button>
              </li>
            ))}
          </ul>
          <form
            className="bh-actions-row"
            onSubmit={(e) => {
              e.preventDefault();
              if (name.trim() !== "") save();
            }}
          >
            <Input aria-label={s.viewName} placeholder={s.viewName} value={name} maxLength={40} onChange={(e) => setName(e.target.value)} />
            <ActButton htmlType="submit" missing={[name.trim() === "" && s.viewName]} loading={work.busy}>
              {s.save}
            </ActButton>
          </form>
          {shelf !== deviceViews && (
            <Checkbox checked={shared} onChange={(e) => setShared(e.target.checked)}>
              {s.shared}
            </Checkbox>
          )}
          <ErrorPanel trouble={work.trouble} />
        </>
      }
    >
      <Button>{s.views}</Button>
    </FloatPanel>
  );
}
