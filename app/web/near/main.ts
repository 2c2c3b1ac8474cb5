import "../../../platform/ui/public/public.css";
import { sortByDistance } from "../../../features/portal/web/near-sort.ts";

sortByDistance();
