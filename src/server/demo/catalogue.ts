import type { NewApproach } from "@/modules/config/commands/approaches";

type Line = [string, string, string, string, NewApproach["kind"], number, number];

/** Twenty-five approaches with prices in coins per million input and output tokens. */
const lines: Line[] = [
  ["doubao-pro", "豆包 Pro", "Doubao Pro", "Volcengine", "chat", 0.8, 2],
  ["doubao-lite", "豆包 Lite", "Doubao Lite", "Volcengine", "chat", 0.3, 0.6],
  ["doubao-vision", "豆包视觉理解", "Doubao Vision", "Volcengine", "chat", 3, 9],
  ["doubao-thinking", "豆包深度思考", "Doubao Thinking", "Volcengine", "reasoning", 4, 16],
  ["deepseek-chat", "DeepSeek 对话", "DeepSeek Chat", "DeepSeek", "chat", 2, 8],
  ["deepseek-reasoner", "DeepSeek 推理", "DeepSeek Reasoner", "DeepSeek", "reasoning", 4, 16],
  ["qwen-max", "通义千问 Max", "Qwen Max", "Alibaba Cloud", "chat", 2.4, 9.6],
  ["qwen-long", "通义千问长文本", "Qwen Long", "Alibaba Cloud", "chat", 0.5, 2],
  ["qwen-coder", "通义编程", "Qwen Coder", "Alibaba Cloud", "chat", 3.5, 7],
  ["kimi-long", "Kimi 长文阅读", "Kimi Long Reading", "Moonshot", "chat", 12, 12],
  ["glm-air", "GLM 轻量", "GLM Air", "Zhipu", "chat", 0.5, 0.5],
  ["glm-plus", "GLM 旗舰", "GLM Plus", "Zhipu", "chat", 5, 5],
  ["hunyuan-turbo", "混元 Turbo", "Hunyuan Turbo", "Tencent Cloud", "chat", 2.4, 9.6],
  ["ernie-turbo", "文心 Turbo", "ERNIE Turbo", "Baidu AI Cloud", "chat", 0.8, 3.2],
  ["minimax-text", "MiniMax 文本", "MiniMax Text", "MiniMax", "chat", 1, 8],
  ["campus-tutor", "校园助教", "Campus Tutor", "Volcengine", "chat", 0.8, 2],
  ["thesis-review", "论文批改", "Thesis Review", "DeepSeek", "reasoning", 4, 16],
  ["translate-zh-en", "中英互译", "Chinese–English Translation", "Volcengine", "chat", 1.2, 3.6],
  ["seedream-image", "即梦绘图", "Seedream Image", "Volcengine", "image", 0, 200],
  ["seedance-video", "即梦视频", "Seedance Video", "Volcengine", "video", 0, 800],
  ["doubao-embedding", "文本向量", "Text Embedding", "Volcengine", "embedding", 0.5, 0],
  ["doubao-tts", "语音合成", "Speech Synthesis", "Volcengine", "speech", 4, 4],
  ["doubao-asr", "语音识别", "Speech Recognition", "Volcengine", "speech", 3, 3],
  ["web-search", "联网搜索", "Web Search", "Volcengine", "tool", 6, 6],
  ["code-sandbox", "代码沙箱", "Code Sandbox", "Volcengine", "tool", 1, 1],
];

export const approachList: NewApproach[] = lines.map(
  ([id, labelZh, labelEn, provider, kind], i) => ({
    id,
    labelZh,
    labelEn,
    provider,
    kind,
    position: i,
    // One is off the shelf, so that the console and the API have something to say about it.
    onShelf: id !== "ernie-turbo",
  }),
);

/** Micro-units per million tokens, by approach. */
export const priceList = lines.map(([id, , , , , input, output]) => ({
  approachId: id,
  perMillion: { input_tokens: input * 1_000_000, output_tokens: output * 1_000_000 },
}));

export const everyday = ["doubao-pro", "doubao-lite", "deepseek-chat", "qwen-max", "campus-tutor"];
