import { CloseCircleFilled } from "@ant-design/icons";
import { useStrings } from "../i18n/locale.ts";
import { formStrings } from "./strings.ts";

/** `allowClear` of a line of text: the kit's own has no name but its icon's English one. */
export const clearable = { clearIcon: <ClearIcon /> };

function ClearIcon() {
  const s = useStrings(formStrings);
  return <CloseCircleFilled role="img" aria-hidden={false} aria-label={s.clearText} />;
}
