import { expect, test } from "vitest";
import { readUpns } from "./upn-list";

test("a pasted list is read whatever separates it, each person once", () => {
  const text = "A1@link.example.edu, b2@link.example.edu；a1@link.example.edu\n\n c3@x.edu、";
  expect(readUpns(text)).toEqual({
    upns: ["a1@link.example.edu", "b2@link.example.edu", "c3@x.edu"],
    wrong: [],
  });
});

test("what is no UPN is told, not dropped", () => {
  expect(readUpns("张三 20220259 ok@x.edu 张三")).toEqual({
    upns: ["ok@x.edu"],
    wrong: ["张三", "20220259"],
  });
});

test("nothing gives nothing", () => {
  expect(readUpns(" \n ,")).toEqual({ upns: [], wrong: [] });
});
