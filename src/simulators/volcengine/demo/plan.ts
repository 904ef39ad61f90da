import type { Curve } from "../billing/bill";
import { researchProjects, teachingProjects } from "./projects";

export type ProjectPlan = {
  name: string;
  displayName: string;
  description: string;
  /** CNY on a usual working day, by product. */
  spending: [product: string, dailyAmount: Curve["dailyAmount"]][];
};
export type UserPlan = {
  name: string;
  displayName: string;
  description: string;
  email: string;
  mobilePhone: string;
  login: boolean;
  keys: ("active" | "inactive")[];
  policies: [name: string, project?: string][];
};
export type AccountPlan = {
  id: number;
  name: string;
  cash: string;
  projects: ProjectPlan[];
  users: UserPlan[];
};

/** Two main accounts, nineteen projects, and users who were there before AirGate. */
export const demoPlan: AccountPlan[] = [
  {
    id: 2_100_318_001,
    name: "AIGC教学",
    cash: "86420.50",
    projects: teachingProjects,
    users: [
      {
        name: "film.workshop",
        displayName: "微电影工作坊",
        description: "2025 年建立，尚未纳入管理",
        email: "film@arts.example.edu",
        mobilePhone: "+8613800010001",
        login: true,
        keys: ["active"],
        policies: [
          ["ArkFullAccess", "film-workshop"],
          ["TOSFullAccess", "film-workshop"],
          ["VODFullAccess"],
        ],
      },
      {
        name: "ta-chenyu",
        displayName: "陈雨（助教）",
        description: "通识课助教",
        email: "chenyu@arts.example.edu",
        mobilePhone: "+8613800010002",
        login: true,
        keys: ["active", "inactive"],
        policies: [["ArkReadOnlyAccess"], ["ArkFullAccess", "aigc-course"]],
      },
    ],
  },
  {
    id: 2_100_318_002,
    name: "科研计算",
    cash: "152300.00",
    projects: researchProjects,
    users: [
      {
        name: "nlp.robot",
        displayName: "NLP 组流水线",
        description: "",
        email: "",
        mobilePhone: "",
        login: false,
        keys: ["active"],
        policies: [["ArkFullAccess", "nlp-lab"]],
      },
      {
        name: "old-intern",
        displayName: "实习生（已离开）",
        description: "2024 年暑期实习",
        email: "intern@lab.example.edu",
        mobilePhone: "+8613800010003",
        login: false,
        keys: ["inactive"],
        policies: [],
      },
    ],
  },
];
