import {
  BankOutlined,
  BarChartOutlined,
  BulbOutlined,
  FlagOutlined,
  HomeOutlined,
  LinkOutlined,
  SafetyOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import type { AreaOfWork } from "../room.ts";

const ICONS: Readonly<Record<AreaOfWork, ComponentType>> = {
  work: HomeOutlined,
  services: LinkOutlined,
  outreach: BulbOutlined,
  academic: BankOutlined,
  people: TeamOutlined,
  tasks: FlagOutlined,
  money: BarChartOutlined,
  system: SafetyOutlined,
};

export function AreaIcon({ of }: { readonly of: AreaOfWork }) {
  const Icon = ICONS[of];
  return <Icon />;
}
