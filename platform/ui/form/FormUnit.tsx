import { useStrings } from "../../i18n/locale.ts";
import { useMe } from "../session.ts";
import { formStrings } from "../strings.ts";

/** For which unit a form is filled: said to those who hold posts at several. */
export function FormUnit() {
  const s = useStrings(formStrings);
  const me = useMe();
  const post = me?.posts.find((p) => p.id === me.postId);
  if (!post || new Set(me?.posts.map((p) => p.unitName)).size < 2) return null;
  return (
    <p className="bh-quiet">
      {s.forUnit} <strong>{post.unitName}</strong> · {post.title}
    </p>
  );
}
