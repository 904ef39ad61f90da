import type { Curve } from "../billing/bill";

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

const defaults = { displayName: "默认项目", description: "未归类的资源" };

/** Two main accounts, eight projects, and users who were there before AirGate. */
export const demoPlan: AccountPlan[] = [
  {
    id: 2_100_318_001,
    name: "AIGC教学",
    cash: "86420.50",
    projects: [
      { name: "default", ...defaults, spending: [["tos", 3]] },
      {
        name: "aigc-course",
        displayName: "AIGC 创作通识课",
        description: "秋季学期，32 个班",
        spending: [
          ["ark_bd", 210],
          ["tos", 12],
        ],
      },
      {
        name: "digital-drama",
        displayName: "数字戏剧实验室",
        description: "剧本生成与分镜",
        spending: [
          ["ark_bd", 95],
          ["vod", 40],
        ],
      },
      {
        name: "film-workshop",
        displayName: "微电影工作坊",
        description: "配音与转码",
        spending: [
          ["speech", 55],
          ["vod", 28],
        ],
      },
      {
        name: "design-studio",
        displayName: "视觉设计工作室",
        description: "毕业设计",
        spending: [["ark_bd", 70]],
      },
    ],
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
    projects: [
      { name: "default", ...defaults, spending: [["ecs", 428]] },
      {
        name: "nlp-lab",
        displayName: "自然语言处理课题组",
        description: "国家自然科学基金项目",
        spending: [
          ["ark_bd", 320],
          ["tos", 25],
        ],
      },
      {
        name: "bio-imaging",
        displayName: "生物影像平台",
        description: "图像标注与检索",
        spending: [
          ["ark_bd", 130],
          ["tos", 60],
        ],
      },
    ],
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
