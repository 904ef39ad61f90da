import type { NewPerson } from "@/modules/directory/commands/import";
import type { Random } from "./random";

const surnames = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕",
];
const givens = [
  ..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鑫宇浩晨子轩梓涵雨泽一诺思远嘉懿",
];
export const departments = [
  "计算机学院",
  "电子信息学院",
  "数学科学学院",
  "物理学院",
  "化学与材料学院",
  "生命科学学院",
  "医学院",
  "外国语学院",
  "新闻与传播学院",
  "经济管理学院",
  "法学院",
  "艺术与设计学院",
  "图书馆",
  "信息化办公室",
] as const;
const titles = { teacher: ["教授", "副教授", "讲师"], staff: ["主任", "工程师", "行政专员"] };
const years = [2022, 2023, 2024, 2025, 2026];

/** Two thousand people of a university: students above all, teachers, staff and a few guests. */
export function makePeople(random: Random, count = 2_000): NewPerson[] {
  return Array.from({ length: count }, (_, i) => {
    const type = typeOf(i);
    const number = type === "student" ? 20_220_000 + i * 7 : 10_000 + i;
    const upn = `${number}@link.example.edu`;
    return {
      upn,
      displayName: nameOf(random),
      email: upn,
      department: random.pick(departments),
      title:
        type === "student" ? "本科生" : random.pick(titles[type === "staff" ? "staff" : "teacher"]),
      grade: type === "student" ? String(random.pick(years)) : null,
      type,
      managerUpn: null,
    };
  });
}

function typeOf(i: number) {
  if (i % 25 === 24) return "guest";
  if (i % 10 === 9) return "staff";
  return i % 5 === 4 ? "teacher" : "student";
}

const nameOf = (random: Random) =>
  random.pick(surnames) + random.pick(givens) + (random.chance(0.7) ? random.pick(givens) : "");
