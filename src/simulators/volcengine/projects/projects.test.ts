import { expect, test } from "vitest";
import { cloudOfFile } from "@/test/simulator";
import { callerOf } from "@/test/volcengine-sdk";

const cloud = cloudOfFile();
const caller = () => callerOf(cloud().url, cloud().account);
const outcome = async (action: string, parameters?: Record<string, unknown>) => {
  const { status, code } = await caller().project(action, parameters);
  return [status, code];
};

test("the default project is always there, and stays", async () => {
  const { result } = await caller().project("ListProjects", { Limit: 100 });
  expect(result.Projects).toMatchObject([{ ProjectName: "default", HasPermission: true }]);
  expect(await outcome("DeleteProject", { ProjectName: "default" })).toEqual([
    400,
    "InvalidParameter",
  ]);
});

test("a project is made, found, changed and deleted", async () => {
  const ProjectName = "lab_1-a";
  const { result } = await caller().project("CreateProject", {
    ProjectName,
    DisplayName: "实验室",
  });
  expect(result).toMatchObject({
    ProjectName,
    DisplayName: "实验室",
    Status: "active",
    Path: "/lab_1-a/",
    AccountID: cloud().account.accountId,
  });
  expect(await outcome("CreateProject", { ProjectName })).toEqual([409, "ProjectAlreadyExists"]);
  const update = await caller().project("UpdateProject", { ProjectName, Description: "新" });
  expect(update.result).toEqual({});
  const found = await caller().project("ListProjects", { Query: "实验" });
  expect(found.result.Projects).toMatchObject([{ DisplayName: "实验室", Description: "新" }]);
  expect((await caller().project("DeleteProject", { ProjectName })).result).toEqual({});
  expect(await outcome("GetProject", { ProjectName })).toEqual([404, "ProjectNotExist"]);
});

test.each(["with.dot", "空", "x".repeat(65), ""])("%s is no name", async (ProjectName) => {
  const [status] = await outcome("CreateProject", { ProjectName });
  expect(status).toBe(400);
});

test("what lies in a project keeps it, until it has moved", async () => {
  const { project, ark } = caller();
  await project("CreateProject", { ProjectName: "full" });
  await ark("CreateApiKey", { Name: "key", ProjectName: "full" });
  const [listed] = (await project("ListProjectResources", { ProjectName: "full" })).result
    .ProjectResources;
  expect(listed).toMatchObject({ ServiceName: "ark", ResourceType: "apikey", ResourceName: "key" });
  expect(await outcome("DeleteProject", { ProjectName: "full" })).toEqual([
    409,
    "ProjectDeleteConflict",
  ]);
  const move = { TargetProjectName: "default", "ResourceTrn.1": listed.ResourceTrn };
  expect(await outcome("MoveProjectResource", move)).toEqual([200, "ok"]);
  expect(await outcome("DeleteProject", { ProjectName: "full" })).toEqual([200, "ok"]);
});
