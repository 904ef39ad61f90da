import type { ProjectPlan } from "./plan";

type Line = [
  name: string,
  displayName: string,
  description: string,
  spending: ProjectPlan["spending"],
];
const projectOf = ([name, displayName, description, spending]: Line): ProjectPlan => ({
  name,
  displayName,
  description,
  spending,
});
const main = (monthly: ProjectPlan["spending"]): Line => [
  "default",
  "默认项目",
  "未归类的资源",
  monthly,
];

/** Courses and workshops of the teaching account. */
const teaching: Line[] = [
  main([["tos", 3]]),
  [
    "aigc-course",
    "AIGC 创作通识课",
    "秋季学期，32 个班",
    [
      ["ark_bd", 210],
      ["tos", 12],
    ],
  ],
  [
    "digital-drama",
    "数字戏剧实验室",
    "剧本生成与分镜",
    [
      ["ark_bd", 95],
      ["vod", 40],
    ],
  ],
  [
    "film-workshop",
    "微电影工作坊",
    "配音与转码",
    [
      ["speech", 55],
      ["vod", 28],
    ],
  ],
  ["design-studio", "视觉设计工作室", "毕业设计", [["ark_bd", 70]]],
  ["news-writing", "融合新闻写作", "采写课程实验", [["ark_bd", 42]]],
  ["academic-english", "学术英语写作中心", "批改与陪练", [["ark_bd", 64]]],
  [
    "digital-humanities",
    "数字人文研究中心",
    "古籍整理与标引",
    [
      ["ark_bd", 36],
      ["tos", 8],
    ],
  ],
  ["music-ai", "AI 音乐创作实验室", "编曲与人声合成", [["speech", 33]]],
  ["teacher-training", "教师智能素养培训", "每学期两期", [["ark_bd", 18]]],
  ["student-club", "学生人工智能社团", "社团活动与竞赛", [["ark_bd", 9]]],
];

/** Research groups of the computing account. */
const research: Line[] = [
  main([["ecs", 428]]),
  [
    "nlp-lab",
    "自然语言处理课题组",
    "国家自然科学基金项目",
    [
      ["ark_bd", 320],
      ["tos", 25],
    ],
  ],
  [
    "bio-imaging",
    "生物影像平台",
    "图像标注与检索",
    [
      ["ark_bd", 130],
      ["tos", 60],
    ],
  ],
  ["robotics", "具身智能课题组", "指令跟随与规划", [["ark_bd", 88]]],
  ["materials", "材料计算平台", "文献抽取", [["ark_bd", 54]]],
  ["clinical-qa", "临床问答研究", "医学院与附属医院", [["ark_bd", 76]]],
  ["quant-text", "金融文本分析", "年报与公告", [["ark_bd", 47]]],
  [
    "remote-sensing",
    "Remote Sensing Group",
    "Land cover captioning",
    [
      ["ark_bd", 58],
      ["tos", 22],
    ],
  ],
];

export const teachingProjects = teaching.map(projectOf);
export const researchProjects = research.map(projectOf);
