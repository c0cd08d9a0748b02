// The page works without this: all is sent at once then. This sends files in groups, and archives as they are, shows how far it
// is, and can stop and go on. Nothing is lost by sending something twice.
(() => {
  const form = document.getElementById("upload");
  if (!form) {
    return;
  }
  const $ = (id) => document.getElementById(id);
  const mostBytes = 16 * 1024 * 1024;
  const mostFiles = 100;
  const largest = 25_000_000;
  const archive = /\.(zip|tar|tar\.gz|tgz)$/i;
  const pathOf = (file) => file.webkitRelativePath || file.name;
  const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRF-TOKEN"];

  let parts = [];
  let bytes = 0;
  let sent = 0;
  let label = "";
  let left = [];
  let request = null;

  // Dividing
  const divide = (files) => {
    const groups = [];
    let group = null;
    for (const file of files) {
      if (archive.test(file.name)) {
        groups.push({ archive: file, bytes: file.size });
      } else if (file.size > largest) {
        left.push(pathOf(file));
      } else {
        if (!group || group.bytes + file.size > mostBytes || group.files.length >= mostFiles) {
          group = { files: [], bytes: 0 };
          groups.push(group);
        }
        group.files.push(file);
        group.bytes += file.size;
      }
    }
    return groups;
  };

  // Telling
  const size = (count) => (count < 1e6 ? `${Math.ceil(count / 1e3)} KB` : `${Math.round(count / 1e6)} MB`);
  const tell = (more) => {
    $("sent").max = Math.max(bytes, 1);
    $("sent").value = sent + more;
    $("sending-word").textContent = `Sent ${size(sent + more)} of ${size(bytes)}`;
  };
  const wrong = (words) => {
    const large = left.length > 0 ? `Larger than 25 MB, and not sent: ${left.slice(0, 10).join(", ")}${left.length > 10 ? ` and ${left.length - 10} more` : ""}.` : "";
    $("sending-why").textContent = [words, large].filter(Boolean).join(" ");
    $("sending-wrong").hidden = !words && !large;
  };
  const report = (text) => {
    $("report").innerHTML = text;
    window.htmx?.process($("report"));
  };
  const running = (on) => {
    $("sending").hidden = !on && parts.length === 0;
    $("sending-stop").hidden = !on;
    $("sending-on").hidden = on || parts.length === 0;
    form.querySelector("button").disabled = on;
  };
  const wordsOf = (text) =>
    [...new DOMParser().parseFromString(text, "text/html").querySelectorAll(".notice h2, .notice p")]
      .map((each) => each.textContent.trim().replace(/[.]?$/, "."))
      .join(" ");

  // Sending. An XMLHttpRequest, since fetch does not tell how much of a request has left.
  const post = (part) =>
    new Promise((resolve, reject) => {
      request = new XMLHttpRequest();
      let body = part.archive;
      if (part.archive) {
        request.open("POST", `${form.getAttribute("action")}/archive?upload=${form.dataset.upload}&name=${encodeURIComponent(part.archive.name)}`);
        request.setRequestHeader("Content-Type", "application/octet-stream");
      } else {
        request.open("POST", form.getAttribute("action"));
        body = new FormData();
        body.append("upload", form.dataset.upload);
        body.append("label", label);
        part.files.forEach((file) => body.append("files", file, pathOf(file)));
      }
      request.setRequestHeader("HX-Request", "true");
      request.setRequestHeader("X-CSRF-TOKEN", token());
      request.upload.addEventListener("progress", (event) => tell(Math.min(event.loaded, part.bytes)));
      request.addEventListener("load", () => {
        if (request.getResponseHeader("HX-Redirect")) {
          reject(new Error("Your session is over: sign in again in another window, then load this page again and send the same."));
        } else if (request.status === 200) {
          resolve(request.responseText);
        } else {
          reject(new Error(wordsOf(request.responseText) || "Hone did not take it."));
        }
      });
      request.addEventListener("error", () => reject(new Error("Hone cannot be reached, or a file has changed since it was chosen.")));
      request.addEventListener("abort", () => reject(new Error("")));
      request.send(body);
    });
  const send = async () => {
    running(true);
    wrong("");
    try {
      while (parts.length > 0) {
        report(await post(parts[0]));
        sent += parts[0].bytes;
        parts.shift();
        tell(0);
      }
      $("files").value = "";
      $("folder").value = "";
      wrong("");
    } catch (failure) {
      tell(0);
      wrong(failure.message ? `${failure.message} Go on when that is mended; nothing is taken twice.` : "");
    } finally {
      request = null;
      running(false);
    }
  };

  form.addEventListener("submit", (event) => {
    const files = [...$("files").files, ...$("folder").files];
    if (files.length === 0) {
      return;
    }
    event.preventDefault();
    left = [];
    label = $("label").value;
    parts = divide(files);
    bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    sent = 0;
    if (parts.length === 0) {
      wrong("");
      return;
    }
    send();
  });
  $("sending-stop").addEventListener("click", () => request?.abort());
  $("sending-on").addEventListener("click", send);
  addEventListener("beforeunload", (event) => {
    if (request) {
      event.preventDefault();
    }
  });
})();
