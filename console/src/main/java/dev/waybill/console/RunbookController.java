package dev.waybill.console;

import dev.waybill.console.service.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of docs/runbooks as they are in the project. */
@Controller
class RunbookController {

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    @GetMapping("/runbooks")
    String all(Model model) throws IOException {
        model.addAttribute(
                "runbooks",
                Stream.of(resources.getResources("classpath:/runbooks/*.md"))
                        .map(file -> String.valueOf(file.getFilename()).replace(".md", ""))
                        .filter(name -> !name.equals("README"))
                        .sorted()
                        .toList());
        return show("README", "Runbooks", model);
    }

    @GetMapping("/runbooks/{name:[a-z-]+}")
    String one(@PathVariable String name, Model model) throws IOException {
        return show(name, name, model);
    }

    private String show(String name, String title, Model model) throws IOException {
        var file = resources.getResource("classpath:/runbooks/" + name + ".md");
        if (!file.exists()) {
            throw new ServiceException(404, "There is no runbook " + name + ".");
        }
        model.addAttribute("title", title);
        model.addAttribute("text", file.getContentAsString(StandardCharsets.UTF_8));
        return "runbook";
    }
}
