// “?” as the kit and the pages use it. Its words come from the manual, which is read when the first page stands.
import { afterFirstPage } from "@/first_page";

export default afterFirstPage(() => import("./HelpButton.vue"));
