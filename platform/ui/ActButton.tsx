import { Button, type ButtonProps } from "antd";
import { useLacking, type Lacking } from "./lacking.tsx";

/** A button that, where it cannot act yet, says why instead of standing grey. */
export function ActButton({ missing, ticked, changed, why, whyAt, onClick, ...rest }: Omit<ButtonProps, "disabled"> & Lacking) {
  const lacking = useLacking({ missing, ticked, changed, why, whyAt });
  return (
    <>
      <Button {...rest} {...lacking.on} onClick={(e) => !lacking.stops(e) && onClick?.(e)} />
      {lacking.note}
    </>
  );
}
