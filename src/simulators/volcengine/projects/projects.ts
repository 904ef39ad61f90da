import { type Actions, type Call, read, write } from "../action";
import { compactDate } from "../dates";
import { matching, pageOf } from "../iam/paging";
import { absent, conflict } from "../iam/refusals";
import type { Project, Resources } from "../state";

export const projectActions: Actions = {
  CreateProject: write(createProject),
  GetProject: read(getProject),
  UpdateProject: write(updateProject),
  DeleteProject: write(deleteProject),
  ListProjects: read(listProjects),
};

function createProject(call: Call) {
  const { params, resources, now } = call;
  const name = params.text("ProjectName");
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
    throw params.invalid("ProjectName", name, "1 to 64 letters, digits, _ and -");
  }
  const texts = textsOf(call);
  const parent = params.optionalText("ParentProjectName");
  if (parent) requireProject(resources, parent);
  if (resources.projects.some((project) => project.name === name)) {
    throw conflict("ProjectAlreadyExists", `Project '${name}' already exists.`);
  }
  const at = now.toISOString();
  const project: Project = {
    name,
    displayName: texts.displayName ?? name,
    description: texts.description ?? "",
    createdAt: at,
    updatedAt: at,
  };
  resources.projects.push(project);
  return shape(call, project);
}

function getProject(call: Call) {
  return shape(call, requireProject(call.resources, call.params.text("ProjectName")));
}

function updateProject(call: Call) {
  const project = requireProject(call.resources, call.params.text("ProjectName"));
  const sent = Object.entries(textsOf(call)).filter(([, value]) => value !== undefined);
  Object.assign(project, Object.fromEntries(sent), { updatedAt: call.now.toISOString() });
  return {};
}

/** What is in a project keeps it; grants in it go with it (both UNCONFIRMED). */
function deleteProject({ params, resources }: Call) {
  const project = requireProject(resources, params.text("ProjectName"));
  const { name } = project;
  if (name === "default") throw params.invalid("ProjectName", name, "cannot be deleted");
  const holds = [...resources.arkKeys, ...resources.endpoints].some(
    (thing) => thing.project === name,
  );
  if (holds) throw conflict("ProjectDeleteConflict", `Project '${name}' still has resources.`);

  resources.projects.splice(resources.projects.indexOf(project), 1);
  for (const user of resources.users) {
    user.grants = user.grants.filter((grant) => grant.project !== name);
  }
  return {};
}

function listProjects(call: Call) {
  const { params, resources } = call;
  const found = matching(resources.projects, params.optionalText("Query"), (project) => [
    project.name,
    project.displayName,
  ]);
  const { rows, page } = pageOf(params, found);
  const projects = rows.map((project) => ({ ...shape(call, project), HasPermission: true }));
  return { Projects: projects, ...page };
}

export function requireProject({ projects }: Resources, name: string): Project {
  const project = projects.find((candidate) => candidate.name === name);
  if (!project) throw absent("ProjectNotExist", `Project '${name}' does not exist.`);
  return project;
}

const longest = { DisplayName: 64, Description: 128 };

function textsOf({ params }: Call) {
  const text = (field: keyof typeof longest) => {
    const value = params.optionalText(field);
    if (value !== undefined && [...value].length > longest[field]) {
      throw params.invalid(field, value, `at most ${longest[field]} characters`);
    }
    return value;
  };
  return { displayName: text("DisplayName"), description: text("Description") };
}

const shape = ({ account }: Call, project: Project) => ({
  AccountID: account.id,
  ProjectName: project.name,
  ParentProjectName: "",
  Path: `/${project.name}/`,
  DisplayName: project.displayName,
  Description: project.description,
  Status: "active",
  CreateDate: compactDate(new Date(project.createdAt)),
  UpdateDate: compactDate(new Date(project.updatedAt)),
});
