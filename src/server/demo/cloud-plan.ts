import { demo } from "../rest/openapi/facts";

/** So many days ago, a share of all that is ever allocated (negative takes back), and why. */
type Part = [daysAgo: number, share: number, note: string];

/** A sub-account of the demo's story; its figures follow from what its project has really spent. */
export type SubAccountPlan = {
  /** Which of the two cloud accounts. */
  account: 0 | 1;
  userName: string;
  displayName: string;
  project: string;
  startDaysAgo: number;
  /** Spent over allocated at the end; absent while nothing is allocated. */
  ratio?: number;
  parts?: Part[];
  id?: string;
  /** Its name at AirGate's sign-in; the one of demo.json. */
  portal?: string;
  console?: "allowed" | "forbidden";
  accessKey?: boolean;
  arkKeys?: string[];
  policies?: string[];
  settings?: { alertSteps: number[] | null; whenExhausted: "ask" | "disable" | null };
  /** Was there before AirGate. */
  imported?: boolean;
};

const halves = (start: number, later: number): Part[] => [
  [start, 0.5, "学期初划拨"],
  [later, 0.5, "期中追加"],
];
const once = (start: number): Part[] => [[start, 1, "学期初划拨"]];

/** Courses and laboratories of a university, from comfortable to used up. */
export const subAccountPlans: SubAccountPlan[] = [
  {
    account: 0,
    id: demo.subAccount,
    userName: "drama-lab",
    portal: "drama-lab",
    displayName: "数字戏剧实验室",
    project: "digital-drama",
    startDaysAgo: 88,
    ratio: 0.85,
    parts: [
      [88, 0.4, "学期初划拨"],
      [60, 0.35, "剧本生成追加"],
      [25, 0.3, "期末汇演追加"],
      [18, -0.05, "转码改用本地机器，退回一部分"],
    ],
    console: "allowed",
    accessKey: true,
    arkKeys: ["剧本生成", "storyboard"],
  },
  {
    account: 0,
    userName: "aigc-course",
    displayName: "AIGC 创作通识课",
    project: "aigc-course",
    startDaysAgo: 87,
    ratio: 0.62,
    parts: halves(87, 44),
    accessKey: true,
    arkKeys: ["课程平台"],
    policies: ["ArkReadOnlyAccess"],
  },
  {
    account: 0,
    userName: "design-studio",
    displayName: "视觉设计工作室",
    project: "design-studio",
    startDaysAgo: 86,
    ratio: 1.043,
    parts: halves(86, 45),
    console: "allowed",
    accessKey: true,
  },
  {
    account: 0,
    userName: "news-writing",
    displayName: "融合新闻写作",
    project: "news-writing",
    startDaysAgo: 85,
    ratio: 0.41,
    parts: once(85),
    accessKey: true,
  },
  {
    account: 0,
    userName: "academic-english",
    displayName: "学术英语写作中心",
    project: "academic-english",
    startDaysAgo: 84,
    ratio: 1.18,
    parts: [
      [84, 0.6, "学期初划拨"],
      [50, 0.4, "四六级集训追加"],
    ],
    settings: { alertSteps: [70, 90], whenExhausted: "ask" },
  },
  {
    account: 0,
    userName: "digital.humanities",
    displayName: "数字人文研究中心",
    project: "digital-humanities",
    startDaysAgo: 40,
  },
  {
    account: 0,
    userName: "music-ai",
    displayName: "AI 音乐创作实验室",
    project: "music-ai",
    startDaysAgo: 70,
    ratio: 0.55,
    parts: once(70),
    console: "forbidden",
  },
  {
    account: 0,
    userName: "teacher-training",
    displayName: "教师智能素养培训",
    project: "teacher-training",
    startDaysAgo: 32,
    ratio: 0.12,
    parts: once(32),
  },
  {
    account: 0,
    userName: "student-club",
    displayName: "学生人工智能社团",
    project: "student-club",
    startDaysAgo: 66,
    ratio: 0.37,
    parts: once(66),
  },
  {
    account: 0,
    userName: "film.workshop",
    displayName: "微电影工作坊",
    project: "film-workshop",
    startDaysAgo: 58,
    ratio: 0.45,
    parts: once(58),
    imported: true,
  },
  {
    account: 1,
    userName: "nlp-lab",
    displayName: "自然语言处理课题组",
    project: "nlp-lab",
    startDaysAgo: 88,
    ratio: 0.78,
    parts: halves(88, 52),
    settings: { alertSteps: [60, 75, 95], whenExhausted: null },
    accessKey: true,
    arkKeys: ["标注流水线", "evaluation"],
  },
  {
    account: 1,
    userName: "bio-imaging",
    displayName: "生物影像平台",
    project: "bio-imaging",
    startDaysAgo: 83,
    ratio: 0.91,
    parts: halves(83, 48),
    console: "allowed",
  },
  {
    account: 1,
    userName: "robotics",
    displayName: "具身智能课题组",
    project: "robotics",
    startDaysAgo: 80,
    ratio: 0.72,
    parts: [
      [80, 0.4, "学期初划拨"],
      [27, 0.6, "额度用完后追加，课题组已确认"],
    ],
    accessKey: true,
  },
  {
    account: 1,
    userName: "materials",
    displayName: "材料计算平台",
    project: "materials",
    startDaysAgo: 78,
    ratio: 0.58,
    parts: once(78),
    accessKey: true,
  },
  {
    account: 1,
    userName: "clinical-qa",
    displayName: "临床问答研究",
    project: "clinical-qa",
    startDaysAgo: 46,
    ratio: 0.33,
    parts: once(46),
  },
  {
    account: 1,
    userName: "quant-text",
    displayName: "金融文本分析",
    project: "quant-text",
    startDaysAgo: 72,
    ratio: 0.66,
    parts: [
      [72, 1.3, "学期初划拨"],
      [20, -0.3, "课题结题，退回余额"],
    ],
  },
  {
    account: 1,
    userName: "remote-sensing",
    displayName: "Remote Sensing Group",
    project: "remote-sensing",
    startDaysAgo: 64,
    ratio: 0.52,
    parts: halves(64, 30),
    console: "allowed",
  },
];
